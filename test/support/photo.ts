export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
/** A picture of one point, as somebody sends it. */
export const photo = { name: 'door.png', size: pixel.length, type: 'image/png', read: async () => pixel };
