export const board = {
  heading: 'Security events',
  readiness: 'Readiness level',
  open: (total: number) => (total === 1 ? 'One event is open.' : `${total} events are open.`),
  /** Only what there is: zeros hide the one figure that counts. */
  byAge: (underDay: number, underWeek: number, older: number) => {
    const parts = [
      underDay > 0 && `${underDay} under a day`,
      underWeek > 0 && `${underWeek} under a week`,
      older > 0 && `${older} older`,
    ];
    return parts.filter(Boolean).join(' · ') || 'none';
  },
  toAcknowledge: 'Until acknowledged',
  toClose: 'Until closed',
  quantiles: (median: string, ninetieth: string) => `median ${median}, 90th percentile ${ninetieth}`,
  nothing: 'nothing measured in twelve weeks',
  duties: 'Agencies still to tell',
  dutiesValue: (open: number, overdue: number) => `${open}, of which ${overdue} overdue`,
  trend: 'Twelve weeks',
  trendValue: (reported: string, closed: string) => `reported ${reported} · closed ${closed}`,
  trendTitle: 'Events reported and closed, by week',
  reported: 'Reported',
  closed: 'Closed',
  trendSince: (monday: string) =>
    `Weeks from ${monday} to now, the oldest first. Each begins on Monday at midnight, Eastern Standard Time: at 1 a.m. while clocks are an hour ahead.`,
  duration: (days: number, hours: number, minutes: number) => {
    if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
    if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
    return `${minutes} min`;
  },
};
