/** `2026-03-02` → `02/03`: days of the last weeks need no year. */
export const dayText = (day: string) => `${day.slice(8)}/${day.slice(5, 7)}`
