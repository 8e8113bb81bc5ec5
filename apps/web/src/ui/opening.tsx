/** Stands for a window whose code is on its way: keys that are pressed meanwhile are not meant for the screen below. */
export function Opening() {
  return <div data-modal="" className="fixed inset-0 z-40 animate-fade bg-overlay" />
}
