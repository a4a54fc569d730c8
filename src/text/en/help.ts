export const help = {
  heading: 'What you can do here',
  forOne: (name: string) => `How to use “${name}”`,
  examples: 'For example',
  report: 'Report something',
  language: (language: string) => `From now on I write to you in ${language}.`,
  languageName: 'English',
  welcome: (department: string) =>
    `Hello, I am Vigie, the security assistant of ${department}. Tell me what happened and security knows at once. Write “help” for everything you can do here.`,
  numbersText: (numbers: string) => `Emergency numbers: ${numbers}`,
};
