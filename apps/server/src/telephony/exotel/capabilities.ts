import type { Capabilities } from '../port.ts'

const why = (what: string) => ({ can: false, why: `Exotel click-to-call has no way to ${what}.` })

/** Nothing of a running call can be steered through Voice v1 (exotel.md §6.4). */
export const exotelCapabilities: Capabilities = {
  hangUp: { can: false, why: 'Exotel click-to-call has no way to hang up from here. Hang up on your handset.' },
  hold: why('put the call on hold'),
  mute: { can: false, why: 'Exotel click-to-call has no way to mute from here. Use the mute key of your handset.' },
  transfer: why('transfer the call'),
  coach: why('listen in or whisper'),
  mediaStream: why('stream the audio of a call between two phones'),
  pauseRecording: why('pause the recording'),
}
