import { describeKills } from './kill';

describeKills('sqlite', 3101);
