import { hashOf, seededRandom } from '../random.ts'

const sampleRate = 8000
const headerBytes = 44

function header(dataBytes: number, channels: 1 | 2): Buffer {
  const wav = Buffer.alloc(headerBytes)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + dataBytes, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(channels, 22)
  wav.writeUInt32LE(sampleRate, 24)
  wav.writeUInt32LE(sampleRate * channels * 2, 28)
  wav.writeUInt16LE(channels * 2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(dataBytes, 40)
  return wav
}

/**
 * A WAV of two murmuring voices that take turns: 16-bit PCM at 8 kHz, at most ten minutes. In two channels the agent
 * is on the left. The same SID always sounds the same.
 */
export function recordingAudio(sid: string, seconds: number, channels: 1 | 2): Buffer {
  const frames = Math.round(Math.min(600, Math.max(1, seconds)) * sampleRate)
  const wav = Buffer.alloc(headerBytes + frames * channels * 2)
  header(frames * channels * 2, channels).copy(wav)
  const random = seededRandom(hashOf(sid))
  const pitches = [110 + random() * 40, 190 + random() * 60]
  let turn = 0
  let turnEnds = 0
  for (let frame = 0; frame < frames; frame++) {
    if (frame >= turnEnds) {
      turn = 1 - turn
      turnEnds = frame + Math.round((1 + random() * 4) * sampleRate)
    }
    const t = frame / sampleRate
    const syllables = Math.max(0, Math.sin(2 * Math.PI * 3.1 * t + Math.sin(t * 1.7)))
    const pitch = pitches[turn] ?? 120
    const voice = Math.sin(2 * Math.PI * pitch * t) + 0.4 * Math.sin(4 * Math.PI * pitch * t)
    const sample = Math.round(voice * syllables * 7000)
    const at = headerBytes + frame * channels * 2
    if (channels === 1) wav.writeInt16LE(sample, at)
    else wav.writeInt16LE(sample, at + turn * 2)
  }
  return wav
}
