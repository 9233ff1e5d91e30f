package ebb.btyd.model;

import java.util.Arrays;

/** The distinct times and the distinct (x, time) pairs of a base: what depends on them alone is computed once for all rows. */
final class TimeIndex {
    final double[] times;
    /** For each row, where t_x and T stand among {@link #times}. */
    final int[] last;

    final int[] end;
    /** Row at which each block of equal x begins, and the number of rows at the end. */
    final int[] blocks;
    /** For each row, its pairs (x, t_x) and (x, T). */
    final int[] lastPair;

    final int[] endPair;
    /** For each pair, its x and where its time stands among {@link #times}. */
    final int[] pairX;

    final int[] pairTime;

    TimeIndex(GroupedSummaries customers) {
        int n = customers.size();
        times = distinct(customers.lastAge, customers.age);
        last = new int[n];
        end = new int[n];
        for (int i = 0; i < n; i++) {
            last[i] = Arrays.binarySearch(times, customers.lastAge[i]);
            end[i] = Arrays.binarySearch(times, customers.age[i]);
        }
        blocks = blocks(customers.x);
        lastPair = new int[n];
        endPair = new int[n];
        int[] xs = new int[2 * n];
        int[] ts = new int[2 * n];
        int[] pairOfTime = new int[times.length];
        int pairs = 0;
        for (int block = 0; block + 1 < blocks.length; block++) {
            Arrays.fill(pairOfTime, -1);
            for (int i = blocks[block]; i < blocks[block + 1]; i++) {
                for (int time : new int[] {last[i], end[i]}) {
                    if (pairOfTime[time] < 0) {
                        xs[pairs] = customers.x[i];
                        ts[pairs] = time;
                        pairOfTime[time] = pairs++;
                    }
                }
                lastPair[i] = pairOfTime[last[i]];
                endPair[i] = pairOfTime[end[i]];
            }
        }
        pairX = Arrays.copyOf(xs, pairs);
        pairTime = Arrays.copyOf(ts, pairs);
    }

    private static double[] distinct(double[] some, double[] more) {
        double[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        Arrays.sort(all);
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[count++] = all[i];
            }
        }
        return Arrays.copyOf(all, count);
    }

    private static int[] blocks(int[] x) {
        int[] starts = new int[x.length + 1];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            if (i == 0 || x[i] != x[i - 1]) {
                starts[count++] = i;
            }
        }
        starts[count++] = x.length;
        return Arrays.copyOf(starts, count);
    }
}
