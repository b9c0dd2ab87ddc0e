import {
  type Attributes,
  context,
  propagation,
  ROOT_CONTEXT,
  type SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

const tracer = trace.getTracer('plangraph');

/** Where traces are sent, and as whose. */
export interface TracingOptions {
  /** Address of a collector that takes OTLP over HTTP, without `/v1/traces`. */
  readonly endpoint: string;
  readonly service: string;
}

/**
 * Sends spans to a collector from now on. Without it spans cost nothing.
 *
 * @returns sends those that are left and ends it
 */
export async function startTracing({ endpoint, service }: TracingOptions): Promise<() => Promise<void>> {
  const [{ NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  return async () => {
    // A collector that is away is no reason to fail.
    await provider.shutdown().catch(() => {});
    trace.disable();
    context.disable();
    propagation.disable();
  };
}

/** Runs the work of a request as part of the trace that its headers name (W3C `traceparent`), where they name one. */
export function inTraceOf<T>(headers: Readonly<Record<string, unknown>>, work: () => T): T {
  return context.with(propagation.extract(ROOT_CONTEXT, headers), work);
}

/** What a span says of its work. */
export interface SpanOptions {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes: Attributes;
}

/** Runs work in a span of its own, below the one that is running. `fail` marks it where the work fails without throwing. */
export function inSpan<T>(
  { name, ...options }: SpanOptions,
  work: (fail: (why: string) => void) => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, options, async (span) => {
    const fail = (message: string) => span.setStatus({ code: SpanStatusCode.ERROR, message });
    try {
      return await work(fail);
    } catch (error) {
      fail(error instanceof Error ? error.name : 'failed');
      throw error;
    } finally {
      span.end();
    }
  });
}
