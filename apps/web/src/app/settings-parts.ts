import type { Role } from '@telehub/domain'

const ofAdmins = ['hours', 'attempts', 'outcomes', 'priority', 'desk', 'workspace', 'changes'] as const
const ofManagers = ['campaigns', 'do-not-call'] as const
export type SettingsPlace = (typeof ofAdmins)[number] | (typeof ofManagers)[number]

/** The parts of the settings that a role may open, the first of which is where it starts. Agents have none. */
export function settingsPlacesOf(role: Role): readonly SettingsPlace[] {
  switch (role) {
    case 'admin':
      return [...ofAdmins.slice(0, -2), ...ofManagers, ...ofAdmins.slice(-2)]
    case 'manager':
      return ofManagers
    case 'agent':
      return []
  }
}

export const isOneOf = (role: Role, part: string): part is SettingsPlace =>
  settingsPlacesOf(role).some((one) => one === part)
