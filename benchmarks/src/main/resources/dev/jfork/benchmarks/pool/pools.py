"""Has tasks run by a pool: "Pool" or "ProcessPoolExecutor", the first argument; the second one is the number of workers.

Each line on standard input is a discipline and a number of tasks. The answer is a line on standard output: how many
nanoseconds they took.
"""

import concurrent.futures
import multiprocessing
import sys
import time

LARGE = 64 << 20


def increment(number):
    return number + 1


class Pool:
    def __init__(self, workers):
        self.pool = multiprocessing.Pool(workers)

    def call(self, function, argument):
        return self.pool.apply(function, (argument,))

    def map(self, function, inputs):
        return self.pool.map(function, inputs, chunksize=1)


class ProcessPoolExecutor:
    def __init__(self, workers):
        self.pool = concurrent.futures.ProcessPoolExecutor(workers)

    def call(self, function, argument):
        return self.pool.submit(function, argument).result()

    def map(self, function, inputs):
        return list(self.pool.map(function, inputs, chunksize=1))


def run(pool, discipline, tasks, large):
    if discipline == "THROUGHPUT":
        results = pool.map(increment, range(tasks))
        assert results[-1] == tasks
        return
    for number in range(tasks):
        if discipline == "ROUND_TRIP":
            pool.call(increment, number)
        elif discipline == "ARGUMENT":
            assert pool.call(len, large) == LARGE
        elif discipline == "RESULT":
            assert len(pool.call(bytes, LARGE)) == LARGE
        else:
            sys.exit(f"What is {discipline}?")


def main():
    pool = {"Pool": Pool, "ProcessPoolExecutor": ProcessPoolExecutor}[sys.argv[1]](int(sys.argv[2]))
    large = bytes(LARGE)
    for line in sys.stdin:
        discipline, tasks = line.split()
        start = time.monotonic_ns()
        run(pool, discipline, int(tasks), large)
        print(time.monotonic_ns() - start, flush=True)


if __name__ == "__main__":
    main()
