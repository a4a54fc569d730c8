import type { Text } from '../en/index.ts';

export const board: Text['board'] = {
  heading: 'Événements de sécurité',
  readiness: 'Niveau de préparation',
  open: (total) => (total <= 1 ? `${total} événement ouvert.` : `${total} événements ouverts.`),
  byAge: (underDay, underWeek, older) => {
    const parts = [
      underDay > 0 && `${underDay} de moins d’un jour`,
      underWeek > 0 && `${underWeek} de moins d’une semaine`,
      older > 0 && `${older} ${older > 1 ? 'plus anciens' : 'plus ancien'}`,
    ];
    return parts.filter(Boolean).join(' · ') || 'aucun';
  },
  toAcknowledge: 'Délai d’accusé de réception',
  toClose: 'Délai de clôture',
  quantiles: (median, ninetieth) => `médiane ${median}, 90e centile ${ninetieth}`,
  nothing: 'rien de mesuré en douze semaines',
  duties: 'Organismes à aviser',
  dutiesValue: (open, overdue) => `${open}, dont ${overdue} en retard`,
  trend: 'Douze semaines',
  trendValue: (reported, closed) => `signalés ${reported} · clos ${closed}`,
  trendTitle: 'Événements signalés et clos, par semaine',
  reported: 'Signalés',
  closed: 'Clos',
  trendSince: (monday) =>
    `Semaines du ${monday} à aujourd’hui, de la plus ancienne à la plus récente. Chacune commence le lundi à minuit, heure normale de l’Est, soit à 1 h pendant l’heure d’été.`,
  duration: (days, hours, minutes) => {
    if (days > 0) return hours > 0 ? `${days} j ${hours} h` : `${days} j`;
    if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
    return `${minutes} min`;
  },
};
