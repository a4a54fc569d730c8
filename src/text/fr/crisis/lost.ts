import type { Text } from '../../en/index.ts';

export const lost: Text['crisis']['lost'] = {
  archived: (where, name) => `Quelqu’un a archivé sa salle sur ${where} (${name}).`,
  gone: (where, name) =>
    `Sa salle sur ${where} (${name}) n’est plus là : on l’a supprimée ou archivée, ou on en a retiré Vigie.`,
  outside: (where, name) =>
    `Quelqu’un a retiré Vigie de sa salle sur ${where} (${name}). Ajoutez-y Vigie de nouveau, puis faites vérifier la salle.`,
  goesOn: (id) =>
    `La crise continue : tout fonctionne avec le numéro, par exemple « ⏵crise journal ${id} … ». Si on peut rétablir la salle, faites-le d’abord; une seule sert à la fois.`,
  look: 'Vérifier de nouveau',
  bringBack: 'La sortir des archives',
  remake: 'Créer une autre salle',
  isThere: (id, name) => `${id} a sa salle : ${name}. Il n’y en a jamais deux.`,
};

export const lapse: Text['crisis']['lapse'] = {
  takenOut: (id, names) =>
    `${id} : ces personnes ne font plus partie de la crise ni de sa salle, parce que les conditions pour y être ne sont plus remplies : ${names}.`,
  leftDirectory: (id, names) =>
    `${id} : ces personnes ne font plus partie de la crise ni de sa salle, parce qu’elles ne sont plus au répertoire : ${names}.`,
  roles: (all) => `Ces rôles sont maintenant vacants : ${all}.`,
  actions: (ids) => `Personne n’a plus ces mesures : ${ids}.`,
  why: 'Dans la salle, on lit seulement que ces personnes sont parties. Les agents du filtrage en savent plus.',
  visitors: (id, names) =>
    `${id} : personnes ajoutées à la main dans sa salle, puis retirées, parce que les conditions pour y être ne sont pas remplies : ${names}.`,
  strangers: (id, count) =>
    count === 1
      ? `${id} : un compte qui n’appartient à personne du répertoire a été ajouté à la main dans sa salle, puis retiré.`
      : `${id} : ${count} comptes qui n’appartiennent à personne du répertoire ont été ajoutés à la main dans sa salle, puis retirés.`,
  about: (id, names) =>
    `${id} : l’événement pourrait viser des personnes qui font partie de la crise et de sa salle : ${names}. Elles n’ont pas accès à l’événement, mais sont encore dans la salle.`,
  byHand: (id, where, room, names) =>
    `${id} : Vigie ne peut faire sortir personne de la salle sur ${where} (${room}). Faites-les sortir à la main maintenant : ${names}.`,
};
