export const unseal = {
  title: 'Open a sealed name',
  reasonForAuthor:
    'The author reads this where they wrote from, which may not carry it. Say it more generally.',
  reason: 'Reason',
  reasonHint: 'Kept with the record. The author reads it.',
  deferUntil: 'Tell the author only after (CSO only)',
  deferReason: 'Reason for waiting (CSO only)',
  submit: 'Ask a second officer',
  onlyCsoDefers: 'Only the CSO may postpone telling the author.',
  deferNeedsBoth: 'Give both the date and the reason for waiting.',
  deferPast: 'Give a date that is still to come.',
  notConfidential: (id: string) => `${id} was not reported confidentially. There is nothing to open.`,
  broken: (id: string) =>
    `The seal on the name in ${id} does not open any more: it was damaged, or made with another key. Ask whoever operates Vigie for the key that it was made with.`,
  concerned:
    'You are the author, handle this event or one that it became part of, or are named there, so you cannot take part in opening the name. Ask another officer.',
  tooYoung: 'Your role is less than 24 hours old, so it cannot be used for this yet.',
  nobody: (id: string) =>
    `Nobody else can approve opening the name in ${id}: the second person has to be an officer or the CSO for at least a day, and neither handle the event nor be named in it. Nothing was asked.`,
  asked: (id: string) => `A second officer has been asked to approve opening the name in ${id}.`,
  askedByLot: (id: string, names: string) =>
    `Asked to approve opening the name in ${id}: ${names}. While telling the author is postponed, some of those who may approve are not asked, as the lot falls: that somebody is not asked does not mean that they are the author.`,
  request: (id: string, name: string) => `${name} asks to open the sealed name of ${id}.`,
  why: 'Their reason:',
  askWhy: 'The reason may not be shown here: ask them before you approve.',
  approve: 'Approve opening',
  samePerson: 'Opening a name takes two persons. Another officer has to approve.',
  actsFor: 'One of you acts for the other, so you do not count as two. Another officer has to approve.',
  noRequest: (id: string) => `Nobody is asking to open the name in ${id} any more.`,
  lapsed: (id: string) =>
    `This request to open the name in ${id} no longer stands: it is more than seven days old, or whoever asked may not take part any more. Whoever needs the name has to ask again.`,
  approved: (id: string) => `Opening the name in ${id} is approved. Both of you may see it for one hour.`,
  approvedByOther: (id: string) =>
    `Opening the name in ${id} was approved by somebody else. Nobody has to approve it any more.`,
  show: 'Show the name',
  shownHeading: (id: string) => `The name in ${id}`,
  shown: (id: string, name: string, address: string) =>
    `${id} was reported by ${name} (${address}). This view is in the audit.`,
  notYours: (id: string) => `You are not one of the two who may see the name in ${id}, or the hour is over.`,
  toAuthor: (id: string) => `Two security officers opened your name in the confidential report ${id}.`,
};
