import { type Logger, LogLevel } from '@slack/bolt';

/** What the SDK's own logger is replaced by: its lines may quote what a person wrote, so only their level is kept. */
export class SilentLogger implements Logger {
  constructor(private readonly told: (level: 'warn' | 'error') => void) {}

  debug(): void {}
  info(): void {}
  warn(): void {
    this.told('warn');
  }
  error(): void {
    this.told('error');
  }
  setLevel(): void {}
  getLevel(): LogLevel {
    return LogLevel.WARN;
  }
  setName(): void {}
}
