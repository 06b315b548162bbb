import type { syncZhCN } from './sync.zh-CN.ts';

/** The same in English. */
export const syncEn: Readonly<Record<keyof typeof syncZhCN, string>> = {
  'net.offline': 'No network: carry on as usual',
  'net.offline.short': 'Offline',
  'net.offline.help': 'Everything is kept on this device and goes up when there is a network',
  'net.waiting': '{n} to upload',
  'net.synced': 'All uploaded',
  'net.syncing': 'Uploading',
  'net.localOnly': 'Only on this device',
  'net.refused': '{n} not accepted',
  'load.open': 'Downloading the cases that wait for you',
  'load.rest': 'The rest is being downloaded. You can work meanwhile.',
  'load.count': '{stored} of {total} records downloaded',
  'load.some': '{stored} records downloaded',
  'load.left.seconds': 'about {n} seconds left',
  'load.left.minutes': 'about {n} minutes left',
  'load.short': '{percent}% downloaded',
  'load.short.begun': 'Downloading',
  'load.waiting': 'The network is gone. The download goes on from here when it is back.',
  'load.full': 'This device is full and the download has stopped here. Make room, and it goes on.',
  'net.last': 'Last synchronised {time}',
  'net.never': 'Not synchronised yet',
  'net.retry': 'Try now',
  'open.noAnswer':
    'The server did not give the forms. Try again later; if it stays so, ask the administrator. Everything on this device is still here.',
  'open.full':
    'This device is full, so the app cannot open. Make room and open it again. Everything on this device is still here.',
  'open.storage':
    'The browser does not let this page keep anything, or what it kept is damaged. Do not use a private window, and allow this site to store data. If that does not help, restart the device.',
  'open.version': 'The app was updated and the old page does not fit any more. Open it again.',
  'open.unknown':
    'The app cannot open, and it is not known why. Open it again; if that does not help, tell the administrator the line below. Everything on this device is still here.',
  'sync.title': 'Uploads',
  'sync.all': 'All of it reached the server',
  'sync.all.help': 'The server has received everything you entered on this device.',
  'sync.waiting.help':
    'Kept on this device; goes up by itself when there is a network. No need to type it again.',
  'sync.refused': 'Not accepted',
  'sync.refused.help':
    'What you entered is still on this device and will not be lost. See the reason of each record and choose what to do.',
  'sync.correct': 'Correct and send again',
  'sync.retake': 'Take again and send',
  'sync.without': 'Send without what cannot be read',
  'sync.lost':
    '{n} of its photos or recordings could not be read on this device and are left out. Add them again if they are needed.',
  'sync.correct.now': 'This was not taken. Correct it and send it again: it replaces the earlier one.',
  'sync.correct.failed': 'This record cannot be opened. Export it first.',
  'sync.correct.full':
    'This device is full. Delete photos, videos or apps you do not need first; this record and its photos are still here.',
  'sync.correct.not':
    'Your post cannot do this step now. If your post or grid is wrong, have the administrator mend it and send this again as it is; if not, export it for whoever is in charge.',
  'sync.again': 'Send as it is',
  'sync.photos': '{n} photos',
  'sync.export': 'Export',
  'sync.export.all': 'Export everything that is only on this device',
  'sync.export.help': 'Records not uploaded or not taken, drafts and photos, in one archive.',
  'sync.export.name': 'not-uploaded',
  'sync.export.failed': 'The export failed: this device may be full',
  'sync.discard': 'Give up',
  'sync.discard.ask':
    'This record and its photos are removed from this device. The server does not have them either, so they are gone for good. Export them first if you want to keep a copy.',
  'sync.discard.yes': 'Remove',
  'sync.done': 'Recently received by the server',
  'sync.full':
    '{percent}% of the room on this device is used; it has room for about {photos} photos. Connect, let everything upload, then make room.',
  'sync.full.now':
    'This device is almost full ({percent}% used). New photos may not fit; words still do. Upload now, or export if you cannot, then make room.',
  'sync.open': 'Open the matter',
};
