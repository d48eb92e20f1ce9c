'use strict';

function element(tag, text, parent) {
  const made = document.createElement(tag);
  made.textContent = text;
  parent.append(made);
  return made;
}

function table(title, fields, parent) {
  if (fields.length === 0) return;
  element('h4', title, parent);
  const body = element('table', '', parent);
  for (const field of fields) {
    const row = element('tr', '', body);
    element('td', field.name + (field.required ? ' *' : ''), row);
    const type = field.schema.enum ? field.schema.enum.join(' | ') : field.schema.type;
    element('td', type, row);
    element('td', field.description || '', row);
  }
}

function fieldsOf(schema) {
  const required = schema.required || [];
  return Object.entries(schema.properties || {}).map(([name, one]) => ({
    name, required: required.includes(name), schema: one, description: one.description,
  }));
}

function show(path, method, route, parent) {
  const details = element('details', '', parent);
  details.dataset.path = path;
  const summary = element('summary', '', details);
  element('b', method.toUpperCase(), summary);
  summary.append(path);
  element('p', route.summary, details);
  const role = element('p', 'Least role: ' + route['x-least-role'], details);
  role.className = 'role';
  table('Parameters', route.parameters, details);
  if (route.requestBody) {
    table('Body', fieldsOf(Object.values(route.requestBody.content)[0].schema), details);
  }
  const [type, answer] = Object.entries(route.responses['200'].content)[0];
  table('Answer (' + type + ')', fieldsOf(answer.schema), details);
}

async function main() {
  const reply = await fetch('/api/openapi.json');
  const api = await reply.json();
  const routes = document.getElementById('routes');
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const [method, route] of Object.entries(methods)) show(path, method, route, routes);
  }
  const search = document.getElementById('search');
  search.addEventListener('input', () => {
    for (const one of routes.children) one.hidden = !one.dataset.path.includes(search.value);
  });
}

main();
