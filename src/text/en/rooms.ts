export const rooms = {
  /** After the names of those who are called. */
  called: (room: string) => `You are needed in crisis room ${room}. Please read the briefing here.`,
};
