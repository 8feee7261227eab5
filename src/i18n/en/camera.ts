import type { camera as vi } from '../vi/camera.ts'

export const camera: typeof vi = {
  button: 'Camera',
  take: 'Take it now',
  view: 'What the camera sees',
  starting: 'Turning the camera on…',
  which: 'Camera in use',
  shape: 'Frame',
  shapes: { card: 'Card', passport: 'Passport' },
  hint: {
    place: 'Put the document inside the frame.',
    'too-dark': 'Too dark. Turn on a light, or turn towards one.',
    'hold-still': 'Hold still for a moment.',
    glare: 'Glare at the circle. Tip the document so that the light goes elsewhere.',
    'move-closer': 'Move closer, to fill the frame.',
    straighten: 'Turn it straight with the frame, and keep it flat.',
    blurred: 'Not sharp yet. Move away a little, then hold still.',
    good: 'Good, keep it like that…',
  },
  next: {
    front: 'The back is read. Now turn it over to the front.',
    back: 'The front is read. Now turn it over to the back.',
    same: 'A part is read. Keep this side up for the rest.',
  },
  side: { front: 'Front', back: 'Back' },
  unread: 'This side could not be read. Move closer, avoid the glare, or turn it over.',
  idle: 'The camera turned itself off: no document was read for 2 minutes. Press F7 to turn it on again.',
  fault: {
    'no-camera': {
      what: 'There is no camera.',
      todo: 'Connect one and press F7. Enrolling works without: choose an image, scan the QR code, or type.',
    },
    'permission-refused': {
      what: 'This machine does not let the app use the camera.',
      todo: 'Allow Harmoor the camera in the system’s privacy settings, then press F7.',
    },
    'in-use': {
      what: 'Another program is using the camera.',
      todo: 'Close that program (a video call, a recorder…), then press F7.',
    },
    unplugged: {
      what: 'The camera was just disconnected. What is filled in stays.',
      todo: 'Connect it again, then press F7.',
    },
    failed: {
      what: 'The camera could not be opened.',
      todo: 'Disconnect and connect it, then press F7, or choose another camera.',
    },
  },
}
