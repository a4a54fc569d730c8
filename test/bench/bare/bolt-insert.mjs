// A Bolt app that stores each command by itself, in the smallest commit there is: what the database allows here.
import bolt from '@slack/bolt';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query('CREATE TABLE IF NOT EXISTS bare (id bigserial PRIMARY KEY, text text NOT NULL)');
const receiver = new bolt.HTTPReceiver({
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  endpoints: '/slack/events',
});
const app = new bolt.App({ receiver, authorize: async () => ({ botToken: 'xoxb-bare' }) });
app.command(/.*/, async ({ ack, command }) => {
  await pool.query({ name: 'store', text: 'INSERT INTO bare (text) VALUES ($1)', values: [command.text] });
  await ack('ok');
});
await app.start({ port: Number(process.env.PORT), host: '127.0.0.1' });
