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
  smallTalk:
    'Je suis là. Dites-moi ce qui s’est passé dans vos propres mots, posez une question sur votre filtrage ou écrivez « aide » pour voir tout ce que vous pouvez faire. Je n’ai rien envoyé à la sécurité.',
  pressToSend:
    'Pour envoyer ce que vous avez écrit, appuyez sur le bouton au-dessous. Ou écrivez « signaler » et ce qui s’est passé : c’est envoyé aussitôt.',
};
