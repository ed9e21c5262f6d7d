/** Given names of invented people. */
export const givenNames: readonly string[] = (
  'Abel Ada Adil Agnes Aiko Alba Alma Amara Amir Anouk Anselm Arlo Astrid Aziz Bea Benno Bilal Bodil Boris Brisa ' +
  'Caio Carmen Celia Cyrus Dalia Dario Delia Dina Edda Efe Elif Emeka Enzo Esme Ewa Fadi Farah Faye Felix Fenna ' +
  'Gael Gita Greta Gus Hana Hedda Hugo Ida Idris Ilse Imre Ines Iris Isak Ivo Jana Jonas Joy Juno Kaito Kamal ' +
  'Karin Kofi Lale Lars Leila Lena Levi Lior Luz Mads Maia Malik Mara Milo Mina Nadia Nils Noor Nuno Oda Olga Omar ' +
  'Otis Pia Priya Quinn Rafa Rhea Rosa Sana Selma Sven Tariq Tessa Uma Vera Wanda Yara Zeno'
)
  .split(' ')
  .sort();

const starts = 'Ald Bex Bran Cald Corv Dun Eld Fenn Gar Hal Ing Jor Kest Lind Mar Nor Ost Pell Quar Rav Sel Thorn Ulv Wex Yar'.split(' ');

const ends = 'abel acre aine amar berg bury dale den eford ette field gate holm ington kamp lund mere orio quist vik'.split(' ');

/** Family names of invented people, every start with every end, in alphabetical order. */
export const familyNames: readonly string[] = starts.flatMap((start) => ends.map((end) => start + end)).sort();

/** Departments and the titles found in them. */
export const departments = [
  { name: 'Finance', costCenter: 'CC-100', titles: ['Analyst', 'Controller', 'Bookkeeper'] },
  { name: 'Operations', costCenter: 'CC-200', titles: ['Planner', 'Shift lead', 'Dispatcher'] },
  { name: 'Sales', costCenter: 'CC-300', titles: ['Account manager', 'Sales assistant', 'Regional lead'] },
  { name: 'Engineering', costCenter: 'CC-400', titles: ['Engineer', 'Architect', 'Test engineer'] },
  { name: 'People', costCenter: 'CC-500', titles: ['Recruiter', 'Coordinator', 'Trainer'] },
] as const;

/** Places with the locale and time zone of people who work there. */
export const places = [
  { division: 'West', locale: 'en_US', timezone: 'America/Denver' },
  { division: 'North', locale: 'sv_SE', timezone: 'Europe/Stockholm' },
  { division: 'Central', locale: 'de_DE', timezone: 'Europe/Berlin' },
  { division: 'South', locale: 'es_ES', timezone: 'Europe/Madrid' },
] as const;
