// Globals that exist only in a service worker.

declare const clients: Clients;
declare const registration: ServiceWorkerRegistration;
