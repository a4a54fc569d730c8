export const outside = {
  /** After an alert's words in an e-mail or a text message: where it comes from, and whom to call. */
  last: (telephone: string) =>
    `You get this here because you were not reached in chat. Do not answer this message. Security desk: ${telephone}`,
};
