/** A file as Slack keeps it. */
export interface Upload {
  id: string;
  name: string;
  /** What was announced, in bytes; what arrived. */
  length: number;
  bytes?: Buffer;
  completed?: boolean;
  /** The channel it was put into; absent while only the bot has access. */
  channel?: string;
  thread?: string;
  deleted?: boolean;
  /** How often `files.info` was asked. */
  asked: number;
}

type Fields = Record<string, unknown>;

/**
 * What Slack's documents say about uploads, beyond what the emulator knows: a length that is announced has to arrive,
 * people's ids are no channels, an upload is worked on after it was taken, and no block shows it before that.
 */
export class SlackFiles {
  readonly uploads = new Map<string, Upload>();
  /** How many times `files.info` says nothing yet. */
  working = 2;

  /** Why Slack would refuse the call, before the emulator sees it. */
  mistake(method: string, body: Fields): string | undefined {
    if (method === 'files.getUploadURLExternal' && !(Number(body.length) > 0)) return 'invalid_arguments';
    if (method === 'files.completeUploadExternal') {
      const { channel_id: channel, files } = body;
      if (channel !== undefined && !/^[CGDZ]/.test(String(channel))) return 'invalid_arguments';
      for (const { id } of files as { id: string }[]) {
        const upload = this.uploads.get(id);
        if (!upload?.bytes || upload.completed) return 'file_not_found';
      }
    }
    return undefined;
  }

  /** Notes what a call did. */
  done(method: string, body: Fields, answer: Fields): Fields {
    if (answer.ok !== true) return answer;
    if (method === 'files.getUploadURLExternal') {
      const id = String(answer.file_id);
      this.uploads.set(id, { id, name: String(body.filename), length: Number(body.length), asked: 0 });
    }
    if (method === 'files.completeUploadExternal') {
      for (const { id } of body.files as { id: string }[]) {
        const upload = this.uploads.get(id);
        if (!upload) continue;
        upload.completed = true;
        if (body.channel_id) upload.channel = String(body.channel_id);
        if (body.thread_ts) upload.thread = String(body.thread_ts);
      }
    }
    if (method === 'files.delete') this.#change(body.file, { deleted: true });
    if (method === 'files.info') {
      const upload = this.uploads.get(String(body.file));
      if (upload) upload.asked += 1;
      if (!this.#worked(upload)) return { ...answer, file: { id: body.file, mimetype: '', filetype: '' } };
    }
    return answer;
  }

  /** Takes the bytes; an HTTP status. */
  take(id: string, bytes: Buffer): number {
    const upload = this.uploads.get(id);
    if (!upload || upload.completed) return 404;
    if (bytes.length !== upload.length) return 400;
    upload.bytes = bytes;
    return 200;
  }

  /** Whether a block may show a file: an image that has been worked on, and that there is. */
  showable(id: unknown): boolean {
    const upload = this.uploads.get(String(id));
    return upload !== undefined && !upload.deleted && upload.completed === true && this.#worked(upload);
  }

  #worked(upload: Upload | undefined): boolean {
    return upload !== undefined && upload.asked > this.working;
  }

  #change(id: unknown, fields: Partial<Upload>): void {
    const upload = this.uploads.get(String(id));
    if (upload) Object.assign(upload, fields);
  }
}

/** The bytes of a file that was posted as a form, or as they are. */
export async function uploaded(body: Buffer, type: string): Promise<Buffer> {
  if (!type.includes('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } }).formData();
  const file = [...form.values()].find((value) => typeof value !== 'string');
  return file && typeof file !== 'string' ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
}
