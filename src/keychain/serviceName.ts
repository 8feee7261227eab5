/** How a store's secrets are filed in the operating system's keychain. @param storeName as in its manifest. */
export const serviceName = (storeName: string) => `Harmoor Enrolment ${storeName}`
