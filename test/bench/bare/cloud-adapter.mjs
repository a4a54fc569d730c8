// A CloudAdapter bot that checks the token and sends one reply: the floor that a report is compared with.
import { ConfidentialClientApplication } from '@azure/msal-node';
import botbuilder from 'botbuilder';
import connector from 'botframework-connector';
import restify from 'restify';

const { AuthenticationConstants: constants, MsalServiceClientCredentialsFactory } = connector;
const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, BotOpenIdMetadata, TEAMS_TOKEN_URL } =
  process.env;
const send = async (_url, options) => {
  const response = await fetch(TEAMS_TOKEN_URL, { method: 'POST', ...options });
  return { headers: {}, body: await response.json(), status: response.status };
};
const application = new ConfidentialClientApplication({
  auth: {
    clientId: MicrosoftAppId,
    clientSecret: MicrosoftAppPassword,
    authority: `https://login.microsoftonline.com/${MicrosoftAppTenantId}`,
  },
  system: { networkClient: { sendGetRequestAsync: send, sendPostRequestAsync: send } },
});
const authentication = new botbuilder.ConfigurationBotFrameworkAuthentication(
  {
    MicrosoftAppId,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId,
    ToChannelFromBotLoginUrl: `${constants.ToChannelFromBotLoginUrlPrefix}${MicrosoftAppTenantId}`,
    ToChannelFromBotOAuthScope: constants.ToChannelFromBotOAuthScope,
    ToBotFromChannelTokenIssuer: constants.ToBotFromChannelTokenIssuer,
    OAuthUrl: constants.OAuthUrl,
    ToBotFromChannelOpenIdMetadataUrl: BotOpenIdMetadata,
    ToBotFromEmulatorOpenIdMetadataUrl: constants.ToBotFromEmulatorOpenIdMetadataUrl,
    CallerId: 'urn:botframework:azure',
  },
  new MsalServiceClientCredentialsFactory(MicrosoftAppId, application),
);
const adapter = new botbuilder.CloudAdapter(authentication);
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req, res) => {
  await adapter.process(req, res, async (context) => {
    if (context.activity.type === 'message') await context.sendActivity('ok');
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
