import { describeCommandKills } from './kill-commands';

describeCommandKills('postgres', 3104);
