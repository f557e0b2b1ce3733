// What is there in a service worker alone.

declare const clients: Clients;
declare const registration: ServiceWorkerRegistration;
