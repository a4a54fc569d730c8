import type { Text } from '../en/index.ts';

export const help: Text['help'] = {
  heading: 'Ce que vous pouvez faire ici',
  forOne: (name) => `Comment utiliser « ${name} »`,
  family: (word) => `${word} (écrivez « ⏵aide ${word} » pour plus d’exemples)`,
  examples: 'Par exemple',
  report: 'Signaler quelque chose',
  language: (language) => `À partir de maintenant, je vous écris en ${language}.`,
  languageName: 'français',
  welcome: (department) =>
    `Bonjour, je suis Vigie, votre assistante de sécurité (${department}). Dites-moi ce qui s’est passé, puis appuyez sur le bouton qui suit : la sécurité le reçoit aussitôt. Ou écrivez « ⏵signaler » et ce qui s’est passé. Écrivez « ⏵aide » pour tout ce que vous pouvez faire ici.`,
  numbersText: (numbers) => `Numéros d’urgence : ${numbers}`,
  meant: {
    numbers: 'Écrivez « ⏵numeros » pour avoir les numéros d’urgence en tout temps.',
    mine: 'Écrivez « ⏵signaler mes » pour voir vos propres signalements.',
    help: 'Écrivez « ⏵aide » pour voir tout ce que vous pouvez faire ici.',
    safe: 'Quand on vous demande si vous êtes en sécurité, écrivez « ⏵sauf », ou « ⏵aidez-moi » s’il vous faut de l’aide.',
    french: 'Écrivez « ⏵langue fr », et je vous écrirai désormais en français.',
    english: 'Écrivez « ⏵langue en », et je vous écrirai désormais en anglais.',
  },
  smallTalk:
    'Je suis là. Dites-moi ce qui s’est passé dans vos propres mots, posez une question sur votre filtrage ou écrivez « ⏵aide » pour voir tout ce que vous pouvez faire. Je n’ai pas envoyé ce message à la sécurité.',
  notSent: 'Ceci n’est pas encore parti à la sécurité : pour l’envoyer, appuyez sur le bouton.',
  pressToSend:
    'Pour envoyer ce que vous avez écrit, appuyez sur le bouton placé sous votre message. Ou écrivez « ⏵signaler » et ce qui s’est passé : c’est envoyé aussitôt.',
};
