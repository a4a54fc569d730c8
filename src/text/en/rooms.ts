export const rooms = {
  /** After the names of those who are called. */
  called: (key: string) => `You are needed in crisis room ${key}. Please read the briefing here.`,
};
