import type { Role } from '@telehub/domain'
import { CalendarClock, Gauge, Import, ListTodo, type LucideIcon, Phone, Settings2, Users } from 'lucide-react'

export interface Place {
  to: '/queue' | '/calls' | '/callbacks' | '/imports' | '/floor' | '/people' | '/settings'
  name: 'queue' | 'calls' | 'callbacks' | 'imports' | 'floor' | 'people' | 'settings'
  icon: LucideIcon
  keys: string
  roles: readonly Role[]
}

const everyone = ['agent', 'manager', 'admin'] as const
const leads = ['manager', 'admin'] as const

/** Where one can go, in the order of the rail. The floor comes first for those who have one. */
const all: readonly Place[] = [
  { to: '/floor', name: 'floor', icon: Gauge, keys: 'g f', roles: leads },
  { to: '/queue', name: 'queue', icon: ListTodo, keys: 'g q', roles: everyone },
  { to: '/calls', name: 'calls', icon: Phone, keys: 'g c', roles: everyone },
  { to: '/callbacks', name: 'callbacks', icon: CalendarClock, keys: 'g b', roles: everyone },
  { to: '/imports', name: 'imports', icon: Import, keys: 'g i', roles: leads },
  { to: '/people', name: 'people', icon: Users, keys: 'g p', roles: leads },
  { to: '/settings', name: 'settings', icon: Settings2, keys: 'g s', roles: leads },
]

export const placesOf = (role: Role): readonly Place[] => all.filter((place) => place.roles.includes(role))
export const homeOf = (role: Role): Place['to'] => placesOf(role)[0]?.to ?? '/queue'
