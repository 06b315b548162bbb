import { Component, type ErrorInfo, type ReactNode } from 'react';
import { textsOf, type Texts } from '../texts/index.ts';
import { Button } from '../ui/index.ts';

interface Props {
  readonly children: ReactNode;
  readonly texts?: Texts;
}

/** Catches what a page throws: says so in plain words, and what was typed is in its draft. */
export class ErrorBoundary extends Component<Props, { readonly message: string | null }> {
  override state = { message: null as string | null };

  static getDerivedStateFromError(error: unknown): { readonly message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    // The console is where an integrator looks; the page shows only the message.
    reportError(new Error(`${error.message}\n${info.componentStack ?? ''}`, { cause: error }));
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    const { t } = this.props.texts ?? textsOf(document.documentElement.lang === 'en' ? 'en' : 'zh-CN');
    return (
      <div className="empty" role="alert">
        <p className="empty-title">{t('app.error.title')}</p>
        <p className="small soft">{t('app.error.help')}</p>
        <pre className="small soft">{message}</pre>
        <Button tone="main" onClick={() => location.reload()}>
          {t('app.reload')}
        </Button>
      </div>
    );
  }
}
