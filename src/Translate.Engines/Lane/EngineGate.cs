namespace Translate.Engines.Lane;

/// <summary>
/// Lets as many calls through at once as the service takes: it begins at the limit that is known, halves it when the service says that it is too
/// much, and feels its way up again.
/// </summary>
/// <remarks>
/// Additive increase, multiplicative decrease (RFC 5681, 3.1). Who came first goes first. One gate serves all work of a process that uses the
/// same account.
/// </remarks>
/// <param name="most">The most calls at once; the limit never goes beyond it.</param>
/// <param name="clock">Tells when a wait that the service asked for is over.</param>
public sealed class EngineGate(int most, TimeProvider clock) : IDisposable
{
    readonly Lock door = new();
    readonly LinkedList<TaskCompletionSource<Place>> queue = [];
    int limit = most, inside, answered, round;
    (long Since, TimeSpan Wait)? hold;
    ITimer? timer;
    EngineGate? anteroom;
    bool disposed;

    /// <summary>The most calls at once that are ever let through.</summary>
    public int Most { get; } = most > 0 ? most : throw new ArgumentOutOfRangeException(nameof(most), most, "It would let no call through.");

    /// <summary>The most calls at once that are let through now.</summary>
    public int Limit
    {
        get
        {
            lock (door) return limit;
        }
    }

    /// <summary>Calls are written down before they are sent, and the service is not to wait for that: as many as fit through at once stand ready here.</summary>
    internal EngineGate Anteroom
    {
        get
        {
            lock (door) return anteroom ??= new(Most, clock);
        }
    }

    /// <summary>Waits for a place; dispose of it to give it back.</summary>
    internal Task<Place> Enter(CancellationToken stop)
    {
        if (stop.IsCancellationRequested) return Task.FromCanceled<Place>(stop);
        LinkedListNode<TaskCompletionSource<Place>> waiting;
        lock (door)
        {
            if (queue.Count == 0 && IsOpen()) return Task.FromResult(Take());
            waiting = queue.AddLast(new TaskCompletionSource<Place>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        return Wait(waiting, stop);
    }

    /// <summary>Whoever waits for the service's sake is let in as places become free.</summary>
    public void Dispose()
    {
        lock (door)
        {
            disposed = true;
            hold = null;
            timer?.Dispose();
            anteroom?.Dispose();
            LetIn();
        }
    }

    async Task<Place> Wait(LinkedListNode<TaskCompletionSource<Place>> waiting, CancellationToken stop)
    {
        await using var registration = stop.UnsafeRegister(_ => GiveUp(waiting, stop), null);
        return await waiting.Value.Task;
    }

    /// <summary>One that has its place already keeps it, and gives it back as always.</summary>
    void GiveUp(LinkedListNode<TaskCompletionSource<Place>> waiting, CancellationToken stop)
    {
        lock (door)
        {
            if (waiting.List is null) return;
            queue.Remove(waiting);
        }

        waiting.Value.TrySetCanceled(stop);
    }

    bool IsOpen()
    {
        if (hold is { } held && Left(held) <= TimeSpan.Zero) hold = null;
        return hold is null && inside < limit;
    }

    TimeSpan Left((long Since, TimeSpan Wait) held) => held.Wait - clock.GetElapsedTime(held.Since);

    Place Take()
    {
        inside++;
        return new(this, round);
    }

    void LetIn()
    {
        while (queue.First is { } next && IsOpen())
        {
            queue.RemoveFirst();
            next.Value.SetResult(Take());
        }
    }

    void Leave()
    {
        lock (door)
        {
            inside--;
            LetIn();
        }
    }

    void Answered(int since)
    {
        lock (door)
        {
            if (since != round || ++answered < limit) return;
            answered = 0;
            if (limit < Most) limit++;
        }
    }

    void TooMuch(int since, TimeSpan? wait)
    {
        lock (door)
        {
            // The calls that were on their way together say the same thing once.
            if (since == round)
            {
                round++;
                answered = 0;
                limit = Math.Max(1, limit / 2);
            }

            if (wait is { } asked && !disposed && (hold is not { } held || asked > Left(held)))
            {
                hold = (clock.GetTimestamp(), asked);
                Arm(asked);
            }
        }
    }

    void Arm(TimeSpan wait)
    {
        // Timers count whole milliseconds; a part of one would wake too early again and again.
        var due = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
        timer ??= clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    void Wake()
    {
        lock (door)
        {
            if (disposed) return;
            if (hold is { } held && Left(held) is { } left && left > TimeSpan.Zero) Arm(left);
            else LetIn();
        }
    }

    /// <summary>The right to make one call, and to say how the service took it.</summary>
    /// <param name="gate">Whose place it is.</param>
    /// <param name="since">How often the limit had been cut when it was taken.</param>
    internal sealed class Place(EngineGate gate, int since) : IDisposable
    {
        bool left;

        /// <summary>The call was answered.</summary>
        public void Answered() => gate.Answered(since);

        /// <summary>The service says that it is too much, and may say how long nobody is to call.</summary>
        public void TooMuch(TimeSpan? wait) => gate.TooMuch(since, wait);

        /// <summary>Gives the place back.</summary>
        public void Dispose()
        {
            if (left) return;
            left = true;
            gate.Leave();
        }
    }
}
