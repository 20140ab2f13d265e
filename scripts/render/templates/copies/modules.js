(() => {
"use strict";
const PUBLISHED = {{ published|safe }};
const TEXTS = {{ texts|safe }};
{{ runtime|safe }}
const modules = {{ modules|safe }};

for (const name of page.split(" ")) need(name);
})();
