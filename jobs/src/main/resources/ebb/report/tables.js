
(function () {
  'use strict';
  var LONG = 8; // rows from which a table can be searched
  var MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

  // The first line of a cell; small print does not sort.
  function first(cell) {
    for (var node = cell.firstChild; node; node = node.nextSibling) {
      if (node.textContent.trim()) { return node.textContent.trim(); }
    }
    return '';
  }

  // What a cell is sorted by: its number, its day, or its words. A dash, for nothing known, comes last.
  function key(cell) {
    var text = first(cell);
    var day = /^(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})$/.exec(text);
    if (day) { return String(Number(day[3]) * 10000 + (MONTHS.indexOf(day[2]) + 1) * 100 + Number(day[1])); }
    if (cell.classList.contains('n')) {
      var number = text.replace(/[^0-9.\-]/g, '');
      return number === '' ? '-1e15' : number;
    }
    return text;
  }

  function label(table) {
    var heads = table.tHead.rows[0].cells;
    var rows = Array.prototype.slice.call(table.tBodies[0].rows).concat(Array.prototype.slice.call(table.tFoot ? table.tFoot.rows : []));
    rows.forEach(function (row) {
      Array.prototype.forEach.call(row.cells, function (cell, i) {
        cell.setAttribute('data-sort', key(cell));
        if (i > 0 && heads[i]) { cell.setAttribute('data-label', heads[i].textContent); }
      });
    });
  }

  function sortable(table) {
    new window.Tablesort(table);
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head) {
      head.tabIndex = 0;
      head.addEventListener('keydown', function (event) {
        if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); head.click(); }
      });
    });
  }

  function searchable(table) {
    var box = document.createElement('input');
    box.type = 'search';
    box.className = 'search';
    box.placeholder = 'Search this table';
    box.setAttribute('aria-label', 'Search this table');
    box.addEventListener('input', function () {
      var wanted = box.value.toLowerCase();
      Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
        row.hidden = row.textContent.toLowerCase().indexOf(wanted) < 0;
      });
    });
    table.parentNode.insertBefore(box, table);
  }

  // A box that does not show all rows ends below a whole one.
  function fit(box) {
    box.style.maxHeight = '';
    if (!box.clientHeight || box.scrollHeight <= box.clientHeight || box.scrollTop) { return; }
    var top = box.getBoundingClientRect().top, room = box.clientHeight + 1, end = 0;
    Array.prototype.forEach.call(box.querySelectorAll('tbody tr'), function (row) {
      var bottom = row.getBoundingClientRect().bottom - top;
      if (bottom <= room) { end = Math.max(end, bottom); }
    });
    if (end) { box.style.maxHeight = Math.ceil(end) + 1 + 'px'; }
  }

  function fitAll() { Array.prototype.forEach.call(document.querySelectorAll('.scroll'), fit); }

  Array.prototype.forEach.call(document.querySelectorAll('table'), function (table) {
    if (!table.tHead || table.matches('.matrix, .heat')) { return; }
    table.classList.add('cards');
    label(table);
    sortable(table);
    if (table.tBodies[0].rows.length > LONG) { searchable(table); }
  });
  fitAll();
  window.addEventListener('resize', fitAll);
  document.addEventListener('toggle', fitAll, true);
}());
