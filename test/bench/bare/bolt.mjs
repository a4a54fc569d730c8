// A Bolt app that does nothing but acknowledge a command: the floor that a report is compared with.
import bolt from '@slack/bolt';

const receiver = new bolt.HTTPReceiver({
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  endpoints: '/slack/events',
});
const app = new bolt.App({ receiver, authorize: async () => ({ botToken: 'xoxb-bare' }) });
app.command(/.*/, async ({ ack }) => ack('ok'));
await app.start({ port: Number(process.env.PORT), host: '127.0.0.1' });
