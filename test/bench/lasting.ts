/** A server that makes commits last, with the memory that its documentation advises for a small machine. */
export const lasting = ['-c', 'shared_buffers=1GB', '-c', 'max_wal_size=8GB'];
