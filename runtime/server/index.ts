/** The embedded server: log-in, the part of CouchDB's protocol that replication uses, the app's files, the hub. */
export type { AccountFault } from './account/AccountFault.ts';
export { COMMAND_LINE } from './account/Appointments.ts';
export type { AccountView, Appointed, Appointments, Planned } from './account/Appointments.ts';
export { judgeAccount } from './account/judgeAccount.ts';
export type { AccountDraft } from './account/judgeAccount.ts';
export { withAppointments } from './account/withAppointments.ts';
export type { AuditLine } from './audit/AuditLine.ts';
export { AuditUnreadable, readAudit } from './audit/readAudit.ts';
export type { AuditReport } from './audit/verifyAudit.ts';
export { migrateStore } from './migrate/migrateStore.ts';
export type { MigrateStep } from './migrate/migrateStore.ts';
export { startServer } from './startServer.ts';
export { StartRefused } from './StartRefused.ts';
export type { ServerOptions, TownServer } from './startServer.ts';
export { ConfigRefused, startTown } from './startTown.ts';
export type { TownStart } from './startTown.ts';
export { DataDirectoryBusy } from './storage/DataLock.ts';
