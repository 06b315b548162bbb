/** The account of CouchDB that the server itself works under: the hub's copies and publishing. No person may have its name. */
export const SERVICE_ACCOUNT = 'wangge-hub';
