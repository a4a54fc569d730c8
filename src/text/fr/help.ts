import type { Text } from '../en/index.ts';

export const help: Text['help'] = {
  heading: 'Ce que vous pouvez faire ici',
  forOne: (name) => `Comment utiliser « ${name} »`,
  examples: 'Par exemple',
  report: 'Signaler quelque chose',
  language: (language) => `À partir de maintenant, je vous écris en ${language}.`,
  languageName: 'français',
  welcome: (department) =>
    `Bonjour, je suis Vigie, l’assistante de sécurité de ${department}. Dites-moi ce qui s’est passé et la sécurité le sait aussitôt. Écrivez « aide » pour tout ce que vous pouvez faire ici.`,
  numbersText: (numbers) => `Numéros d’urgence : ${numbers}`,
};
