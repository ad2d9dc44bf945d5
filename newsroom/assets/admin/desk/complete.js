// Fields that complete: Django's scripts for them are run when the page stands and has nothing else
// to do. Until then each is a plain choice; `desk-completing` tells that they are made.
"use strict";

{
  const addresses = document.currentScript.dataset.scripts.split(" ");

  const begin = () => {
    // Select2 asks for the jQuery that Django has put away.
    window.jQuery = window.django.jQuery;
    for (const address of addresses) {
      const script = document.createElement("script");
      script.src = address;
      script.async = false; // each needs the one before
      if (address === addresses.at(-1)) script.addEventListener("load", finish);
      document.head.append(script);
    }
  };

  const finish = () => {
    delete window.jQuery;
    // Django's script makes the fields when jQuery calls it, and this one after it.
    window.django.jQuery(() => document.dispatchEvent(new CustomEvent("desk-completing")));
  };

  window.addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(begin));
}
