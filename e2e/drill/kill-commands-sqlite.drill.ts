import { describeCommandKills } from './kill-commands';

describeCommandKills('sqlite', 3103);
