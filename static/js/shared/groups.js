// Which question about groups is put where only one can be: the server says so.
export const mainGrouping = (workshop) => workshop.groupings.find(({ id }) => id === workshop.main_grouping);

// the others, which can wait
export const otherGroupings = (workshop) =>
  workshop.groupings.filter(({ id, groups }) => groups.length && id !== workshop.main_grouping);
