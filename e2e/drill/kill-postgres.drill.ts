import { describeKills } from './kill';

describeKills('postgres', 3102);
