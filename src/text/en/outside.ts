export const outside = {
  /**
   * After an alert's words in an e-mail or a text message: where it comes from, and whom to call.
   * @param asks whether the alert asks people how they are, by buttons that are not there
   */
  last: (telephone: string, asks: boolean) =>
    asks
      ? `You get this here because you were not reached in chat, where the buttons to answer are. Do not answer this message: call the security desk and say how you are: ${telephone}`
      : `You get this here because you were not reached in chat. Do not answer this message. Security desk: ${telephone}`,
};
