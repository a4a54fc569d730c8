import { expect, it } from 'vitest';
import { callsForHelp } from '../../src/domain/calls-for-help.ts';

it.each([
  'HELP',
  'help, i’m stuck in the elevator between 4 and 5',
  'I am in a wheelchair on the 5th floor and need help to get down',
  'somebody come get me, room 220, I twisted my ankle',
  'au secours chu coincée dans l’ascenseur',
  'j’ai besoin d’aide, je suis en fauteuil roulant au 4e',
  'pris dans l’ascenseur avec deux collègues',
  'elevator 3 just stopped and im in it with a coworker',
  'the stairwell doors locked behind me',
  'please help the door jammed and im inside the meeting room',
  'my leg is trapped under the shelving',
  'pls get me out of the archives im locked in',
  'la porte de la salle des serveurs ouvre pas de l’intérieur je suis dedans',
  'panne de courant chu dans lascenseur',
  'je suis tombé pis je suis pas capable de me relever',
  'sortez-moi des archives',
  'I’m having trouble breathing, floor 3',
  'we can barely breathe in the stairwell',
  'it’s hard to breathe in here',
  'j’ai de la misère à respirer',
  'on a du mal à respirer, il y a de la fumée',
])('hears that whoever writes “%s” needs help', (words) => {
  expect(callsForHelp(words)).toBe(true);
});

it.each([
  'Can I help with anything?',
  'sign in at https://canada.ca.help.example/login',
  'I wrote to desk,help@sample.example and to help.canada.ca',
  'Paul has trouble breathing, I am outside',
  'ma collègue a de la misère à respirer',
  'I don’t need help, I’m at home',
  'someone needs help on the second floor, I’m out',
  'I was trapped but they got me out, all good now',
  'the help desk line does not answer',
  'Marc est pris dans l’ascenseur, moi je suis dehors',
  'pas besoin d’aide, je suis correct',
  'Julie a besoin d’aide au 2e, moi je suis correct',
  'i am stuck on the form what do i put for marking',
  'i got stuck in traffic ill be late',
  'i cannot get out of this meeting',
  'im locked out of my account',
  'im in the elevator ill call you later',
  'chu pris dans le trafic',
  'im in the copy room and the printer is jammed',
  'weve been in the waiting room for an hour and nobody came',
  'je suis au bureau jusqu’à 5h la porte du garage est barrée',
  'someone left the stairwell door jammed open',
  'je suis prise cet après-midi on se parle demain',
  '> help me, I am stuck in the elevator\nwhat should I answer him?',
])('does not hear it in “%s”', (words) => {
  expect(callsForHelp(words)).toBe(false);
});
