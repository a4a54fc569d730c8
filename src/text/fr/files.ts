import type { Text } from '../en/index.ts';

export const files: Text['files'] = {
  notGiven: (name) =>
    `Je ne peux pas vous remettre « ${name} » : vous n’y avez pas accès, ou le document n’existe plus. Redemandez-le là où vous l’avez trouvé.`,
  tooLarge: (name) =>
    `« ${name} » est trop volumineux pour cette plateforme. Demandez-le au bureau de la sécurité.`,
  notTaken: (name) => `« ${name} » n’a pas pu être enregistré. Redemandez-le là où vous l’avez trouvé.`,
  declined: (name) => `Vous n’avez pas accepté « ${name} ». Redemandez-le quand vous le voudrez.`,
  offer: 'Produit pour vous quand vous acceptez, puis enregistré dans votre OneDrive.',
  gone: 'Ce fichier n’est plus conservé ici. Redemandez-le là où vous l’avez trouvé.',
  download: (name) => `Télécharger ${name}`,
};
