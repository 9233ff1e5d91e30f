
(function () {
  'use strict';
  var canvases = Array.prototype.slice.call(document.querySelectorAll('canvas[data-chart]'));
  var charts = [];

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  }

  function palette() {
    return {
      STRONG: colour('accent'), MIDDLE: colour('accent-2'), FAINT: colour('accent-3'), NEUTRAL: colour('neutral'),
      RUST: colour('rust'), BLUE: colour('blue'), OCHRE: colour('ochre'), VIOLET: colour('violet'),
      ink: colour('ink'), muted: colour('muted'), line: colour('line'), paper: colour('paper')
    };
  }

  function written(value, unit, currency, compact) {
    var options = unit === 'SHARE' ? { style: 'percent', maximumFractionDigits: 1 }
      : unit === 'FIGURE' ? { minimumFractionDigits: 2, maximumFractionDigits: 3 }
      : { maximumFractionDigits: 1, notation: compact ? 'compact' : 'standard' };
    var text = new Intl.NumberFormat('en', options).format(value);
    return unit === 'MONEY' ? currency + '\u00a0' + text : text;
  }

  function scale(axis, chart, colours, stacked, across) {
    var named = Boolean(axis.labels), interval = across === Boolean(chart.y.labels) ? ends(chart, axis) : {};
    return {
      suggestedMin: interval.low, suggestedMax: interval.high,
      type: named ? 'category' : 'linear', labels: axis.labels, min: axis.min, max: axis.max, stacked: stacked, offset: named,
      grid: { display: !named, color: colours.line, drawTicks: false },
      border: { display: false },
      title: { display: Boolean(axis.title), text: axis.title, color: colours.muted, font: { size: 12 } },
      ticks: {
        color: named ? colours.ink : colours.muted, padding: 8, maxTicksLimit: named ? 24 : 6, maxRotation: 0, autoSkip: !named || across, autoSkipPadding: 16,
        callback: function (value) { return named ? this.getLabelForValue(value) : written(value, axis.unit, chart.currency, true); }
      }
    };
  }

  function dataset(series, colours, isAgain) {
    var tone = colours[series.tone];
    var dots = series.mark === 'DOT';
    return {
      type: series.mark === 'BAR' ? 'bar' : 'line', label: series.name, data: series.points, mark: series.mark,
      backgroundColor: tone, borderColor: tone, borderWidth: series.mark === 'BAR' ? 0 : series.mark === 'GUIDE' ? 1 : 2,
      borderDash: series.mark === 'GUIDE' ? [4, 4] : isAgain ? [3, 3] : [], showLine: !dots, pointRadius: dots ? 5 : 0, pointHoverRadius: dots ? 6 : 4,
      pointHitRadius: series.mark === 'GUIDE' ? 0 : 12, borderRadius: series.mark === 'BAR' ? 3 : 0, maxBarThickness: 36, tension: 0,
      pointStyle: series.mark === 'BAR' ? 'rectRounded' : dots ? 'circle' : 'line'
    };
  }

  // Where there are more lines than tones, the second line of a tone is dashed.
  function isAgain(all, i) {
    return all.slice(0, i).some(function (before) { return before.tone === all[i].tone && before.mark === 'LINE' && all[i].mark === 'LINE'; });
  }

  // The whole interval of every point is within the axis.
  function ends(chart, axis) {
    var points = [].concat.apply([], chart.series.map(function (series) { return series.points; })).filter(function (point) { return point.low !== undefined && point.high !== undefined; });
    if (axis.labels || !points.length) { return {}; }
    return { low: Math.min.apply(null, points.map(function (point) { return point.low; })), high: Math.max.apply(null, points.map(function (point) { return point.high; })) };
  }

  // The intervals along a line are a band.
  function band(chart, set, elements) {
    var pen = chart.ctx, axis = chart.scales.y;
    var sides = elements.map(function (element, j) {
      var point = set.data[j], none = point.low === undefined || point.high === undefined;
      return { x: element.x, low: none ? element.y : axis.getPixelForValue(point.low), high: none ? element.y : axis.getPixelForValue(point.high) };
    });
    pen.save();
    pen.fillStyle = set.borderColor; pen.globalAlpha = 0.16; pen.beginPath();
    sides.forEach(function (end) { pen.lineTo(end.x, end.high); });
    sides.reverse().forEach(function (end) { pen.lineTo(end.x, end.low); });
    pen.closePath(); pen.fill(); pen.restore();
  }

  var whiskers = {
    id: 'whiskers',
    beforeDatasetsDraw: function (chart) {
      chart.data.datasets.forEach(function (set, i) {
        if (set.mark === 'LINE') { band(chart, set, chart.getDatasetMeta(i).data); return; }
        var across = chart.options.indexAxis === 'y';
        chart.getDatasetMeta(i).data.forEach(function (element, j) {
          var point = set.data[j];
          if (point.low === undefined || point.high === undefined) { return; }
          var axis = across ? chart.scales.x : chart.scales.y;
          var low = axis.getPixelForValue(point.low), high = axis.getPixelForValue(point.high);
          var pen = chart.ctx;
          pen.save();
          pen.strokeStyle = set.borderColor; pen.lineWidth = 2; pen.globalAlpha = 0.55; pen.beginPath();
          if (across) { pen.moveTo(low, element.y); pen.lineTo(high, element.y); } else { pen.moveTo(element.x, low); pen.lineTo(element.x, high); }
          pen.stroke(); pen.restore();
        });
      });
    }
  };

  // Room between the legend and the topmost label.
  var air = {
    id: 'air',
    beforeInit: function (chart) {
      var fit = chart.legend && chart.legend.fit;
      if (fit) { chart.legend.fit = function () { fit.call(this); this.height += 12; }; }
    }
  };

  function tooltip(chart) {
    return {
      displayColors: false, filter: function (item) { return item.dataset.mark !== 'GUIDE'; },
      callbacks: {
        title: function () { return ''; },
        label: function (item) {
          var point = item.raw;
          function side(axis, value) { return axis.labels ? value : written(value, axis.unit, chart.currency, false); }
          var number = chart.x.labels ? chart.y : chart.x;
          var parts = chart.x.labels || chart.y.labels
            ? [side(chart.x.labels ? chart.x : chart.y, chart.x.labels ? point.x : point.y), side(number, chart.x.labels ? point.y : point.x)]
            : [(chart.x.title || '') + ' ' + side(chart.x, point.x), (chart.y.title || '') + ' ' + side(chart.y, point.y)];
          return item.dataset.label + ': ' + parts.join(', ');
        }
      }
    };
  }

  function draw(canvas) {
    var chart = JSON.parse(canvas.dataset.chart);
    var colours = palette();
    var names = chart.y.labels ? chart.y.labels.length : 0;
    canvas.parentNode.style.minHeight = names ? 6.5 + names + 'rem' : ''; // each bar has its name, and no name touches the next
    var bars = chart.series.every(function (series) { return series.mark === 'BAR'; });
    return new Chart(canvas, {
      data: { datasets: chart.series.map(function (series, i) { return dataset(series, colours, isAgain(chart.series, i)); }) },
      plugins: [whiskers, air],
      options: {
        indexAxis: chart.y.labels ? 'y' : 'x', responsive: true, maintainAspectRatio: false, animation: false, locale: 'en',
        layout: { padding: { top: 8, right: 16 } },
        font: { family: getComputedStyle(document.body).fontFamily },
        scales: { x: scale(chart.x, chart, colours, bars, true), y: scale(chart.y, chart, colours, bars, false) },
        plugins: {
          legend: {
            display: chart.series.length > 1, align: 'start', position: 'top',
            labels: { color: colours.ink, boxWidth: 10, boxHeight: 10, usePointStyle: true, padding: 16 }
          },
          tooltip: tooltip(chart)
        }
      }
    });
  }

  function redraw() {
    charts.forEach(function (chart) { chart.destroy(); });
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    charts = canvases.map(draw);
  }

  redraw();
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  // Paper is light, whatever the screen is, and has the charts that are folded on the screen.
  var unfolded = [];
  window.addEventListener('beforeprint', function () {
    document.documentElement.classList.add('printing');
    unfolded = Array.prototype.slice.call(document.querySelectorAll('details:not([open])')).filter(function (one) { return one.querySelector('canvas'); });
    unfolded.forEach(function (one) { one.open = true; });
    redraw();
  });
  window.addEventListener('afterprint', function () {
    document.documentElement.classList.remove('printing');
    unfolded.forEach(function (one) { one.open = false; });
    redraw();
  });
}());
