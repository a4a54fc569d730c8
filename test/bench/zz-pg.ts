import { startServer } from '../support/postgres.ts';
const server = await startServer();
console.log(await server.database(), await server.database());
process.on('SIGTERM', async () => { await server.remove(); process.exit(0); });
setInterval(() => {}, 1e6);
