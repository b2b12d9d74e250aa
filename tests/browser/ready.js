// Whether this phone could do without a network from now on.
const done = arguments[arguments.length - 1];
const registration = navigator.serviceWorker
  .getRegistration()
  .then((it) => Boolean(it?.active && navigator.serviceWorker.controller));
const keys = new Promise((resolve, reject) => {
  const opening = indexedDB.open("luuvet");
  // Not made here: the app knows which stores it needs.
  opening.onupgradeneeded = () => opening.transaction.abort();
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const database = opening.result;
    const asking = database.transaction("values").objectStore("values").get("keys");
    asking.onsuccess = () => resolve(Boolean(asking.result));
    asking.onerror = () => reject(asking.error);
    asking.transaction.oncomplete = () => database.close();
  };
});
Promise.all([registration, keys]).then(
  (all) => done(all.every(Boolean)),
  () => done(false),
);
