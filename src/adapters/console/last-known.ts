/** What is read; while it cannot be, what was read last. Fails as the reading does when there was nothing before. */
export function lastKnown<T>(read: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return async () => {
    const reading = read();
    try {
      await reading;
      known = reading;
    } catch (error) {
      if (!known) throw error;
    }
    return known;
  };
}
