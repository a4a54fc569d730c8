export const help = {
  heading: 'What you can do here',
  forOne: (name: string) => `How to use “${name}”`,
  family: (word: string) => `${word} (write “⏵help ${word}” for more examples)`,
  examples: 'For example',
  report: 'Report something',
  language: (language: string) => `From now on I write to you in ${language}.`,
  languageName: 'English',
  welcome: (department: string) =>
    `Hello, I am Vigie, the security assistant of ${department}. Tell me what happened, then press the button under it: security has it at once. Or write “⏵report” and what happened. Write “⏵help” for everything you can do here.`,
  numbersText: (numbers: string) => `Emergency numbers: ${numbers}`,
  meant: {
    numbers: 'Write “⏵numbers” for the emergency numbers at any time.',
    mine: 'Write “⏵report mine” to see your own reports.',
    help: 'Write “⏵help” for everything you can do here.',
    safe: 'When you are asked whether you are safe, write “⏵safe”, or “⏵help me” if you need help.',
    french: 'Write “⏵language fr”, and I write to you in French from then on.',
    english: 'Write “⏵language en”, and I write to you in English from then on.',
  },
  smallTalk:
    'I am here. Tell me what happened in your own words, ask about your screening, or write “⏵help” for all that you can do. I have not sent this message to security.',
  notSent: 'This has not been sent to security yet: to send it, press the button.',
  pressToSend:
    'To send what you wrote, press the button under it. Or write “⏵report” and what happened: that is sent at once.',
};
