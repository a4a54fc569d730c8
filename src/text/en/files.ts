export const files = {
  notGiven: (name: string) =>
    `I cannot give you “${name}”: you may not have it, or it is no longer there. Ask for it again where you found it.`,
  tooLarge: (name: string) => `“${name}” is too large for this platform. Ask the security desk for it.`,
  notTaken: (name: string) => `“${name}” could not be saved. Ask for it again where you found it.`,
  declined: (name: string) => `You did not take “${name}”. Ask for it again whenever you want it.`,
  offer: 'Made for you when you accept, and saved in your OneDrive.',
  gone: 'This file is no longer kept here. Ask for it again where you found it.',
  download: (name: string) => `Download ${name}`,
};
